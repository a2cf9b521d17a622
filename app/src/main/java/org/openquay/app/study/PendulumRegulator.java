package org.openquay.app.study;

/**
 * Linear-quadratic regulator of a load on a rope under a trolley with a lagging drive: the jerk of the drive's speed
 * reference that brings everything to rest at 0 for the least sum of squares, the load's place and swing weighed against
 * jerk. State: place and speed of the load, place and speed of the trolley, reference of the drive, its rate.
 *
 * <p>As jerk is limited, there are several, from firm to gentle. The firmest acts whose cost of the present state is below
 * {@value #BEYOND} times the least at which it can come to the limit; so it is at the limit for no longer than it can bear.
 */
final class PendulumRegulator {

    private static final int SIZE = 6;
    private static final double GRAVITY_MPS2 = 9.81;
    /** The firmest weighs a load so far off, or swinging so far, as much as the whole jerk; each next one half of that, m. */
    private static final double FIRMEST_M = 0.02;
    private static final int REGULATORS = 9;
    private static final double BEYOND = 10;
    private static final int STEPS = 6_000;
    private static final int TERMS = 10;

    private final double[][] gain = new double[REGULATORS][SIZE];
    private final double[][][] cost = new double[REGULATORS][][];
    private final double[] most = new double[REGULATORS];

    PendulumRegulator(double ropeM, double lagS, double jerkMps3, double periodS) {
        double square = GRAVITY_MPS2 / ropeM;
        double[][] rates = new double[SIZE + 1][SIZE + 1];
        rates[0][1] = 1;
        rates[1][0] = -square;
        rates[1][2] = square;
        rates[2][3] = 1;
        rates[3][3] = -1 / lagS;
        rates[3][4] = 1 / lagS;
        rates[4][5] = 1;
        rates[5][SIZE] = 1;
        double[][] step = exponential(rates, periodS);
        double firmM = FIRMEST_M;
        for (int i = 0; i < REGULATORS; i++) {
            cost[i] = settled(step, 1 / (firmM * firmM), square, 1 / (jerkMps3 * jerkMps3), gain[i]);
            most[i] = BEYOND * jerkMps3 * jerkMps3 / product(gain[i], solved(cost[i], gain[i]));
            firmM *= 2;
        }
    }

    /** The jerk for a state, m/s³; may be more than the limit. */
    double jerkMps3(double... state) {
        int firm = 0;
        while (firm < REGULATORS - 1 && product(state, product(cost[firm], state)) > most[firm]) {
            firm++;
        }
        return -product(gain[firm], state);
    }

    /** Riccati's difference equation, run for longer than any swing lasts; fills in the gain. */
    private static double[][] settled(double[][] step, double perPlace, double square, double perJerk, double[] gain) {
        double[][] a = new double[SIZE][SIZE];
        double[] b = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            System.arraycopy(step[i], 0, a[i], 0, SIZE);
            b[i] = step[i][SIZE];
        }
        double[][] cost = new double[SIZE][SIZE];
        for (int n = 0; n < STEPS; n++) {
            double[][] ahead = product(cost, a);
            double scale = perJerk + product(b, product(cost, b));
            for (int j = 0; j < SIZE; j++) {
                gain[j] = 0;
                for (int i = 0; i < SIZE; i++) {
                    gain[j] += b[i] * ahead[i][j] / scale;
                }
            }
            cost = product(transposed(a), ahead);
            for (int i = 0; i < SIZE; i++) {
                for (int j = 0; j < SIZE; j++) {
                    cost[i][j] -= scale * gain[i] * gain[j];
                }
            }
            cost[0][0] += perPlace;
            cost[1][1] += perPlace / square;
        }
        return cost;
    }

    private static double[][] exponential(double[][] rates, double timeS) {
        int size = rates.length;
        double[][] sum = new double[size][size];
        double[][] term = new double[size][size];
        for (int i = 0; i < size; i++) {
            sum[i][i] = 1;
            term[i][i] = 1;
        }
        for (int n = 1; n <= TERMS; n++) {
            term = product(term, rates);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    term[i][j] *= timeS / n;
                    sum[i][j] += term[i][j];
                }
            }
        }
        return sum;
    }

    /** Solves a system with a positive definite matrix, by elimination. */
    private static double[] solved(double[][] matrix, double[] right) {
        double[][] m = new double[SIZE][];
        double[] x = right.clone();
        for (int i = 0; i < SIZE; i++) {
            m[i] = matrix[i].clone();
        }
        for (int i = 0; i < SIZE; i++) {
            for (int row = i + 1; row < SIZE; row++) {
                double times = m[row][i] / m[i][i];
                for (int j = i; j < SIZE; j++) {
                    m[row][j] -= times * m[i][j];
                }
                x[row] -= times * x[i];
            }
        }
        for (int i = SIZE - 1; i >= 0; i--) {
            for (int j = i + 1; j < SIZE; j++) {
                x[i] -= m[i][j] * x[j];
            }
            x[i] /= m[i][i];
        }
        return x;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                transposed[i][j] = matrix[j][i];
            }
        }
        return transposed;
    }

    private static double product(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            product[i] = product(matrix[i], vector);
        }
        return product;
    }

    private static double[][] product(double[][] left, double[][] right) {
        int size = left.length;
        double[][] product = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                for (int j = 0; j < size; j++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }
}
