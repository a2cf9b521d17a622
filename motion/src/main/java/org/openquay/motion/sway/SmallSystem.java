package org.openquay.motion.sway;

import java.util.Arrays;

/** A few linear equations, solved by elimination with row exchange. */
final class SmallSystem {

    private final int most;
    private final double[] matrix;
    private final double[] right;
    private int size;

    SmallSystem(int most) {
        this.most = most;
        matrix = new double[most * most];
        right = new double[most];
    }

    void clear(int size) {
        this.size = size;
        Arrays.fill(matrix, 0);
        Arrays.fill(right, 0);
    }

    void set(int row, int column, double value) {
        matrix[row * most + column] = value;
    }

    void right(int row, double value) {
        right[row] = value;
    }

    double solution(int row) {
        return right[row];
    }

    /** Replaces the right side by the solution; a singular system leaves values that are not finite. */
    void solve() {
        for (int column = 0; column < size; column++) {
            exchange(column, pivot(column));
            for (int row = column + 1; row < size; row++) {
                double factor = matrix[row * most + column] / matrix[column * most + column];
                for (int i = column; i < size; i++) {
                    matrix[row * most + i] -= factor * matrix[column * most + i];
                }
                right[row] -= factor * right[column];
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int i = row + 1; i < size; i++) {
                right[row] -= matrix[row * most + i] * right[i];
            }
            right[row] /= matrix[row * most + row];
        }
    }

    private int pivot(int column) {
        int best = column;
        for (int row = column + 1; row < size; row++) {
            if (Math.abs(matrix[row * most + column]) > Math.abs(matrix[best * most + column])) {
                best = row;
            }
        }
        return best;
    }

    private void exchange(int one, int other) {
        if (one == other) {
            return;
        }
        for (int i = 0; i < size; i++) {
            double kept = matrix[one * most + i];
            matrix[one * most + i] = matrix[other * most + i];
            matrix[other * most + i] = kept;
        }
        double kept = right[one];
        right[one] = right[other];
        right[other] = kept;
    }
}
