package org.openquay.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.openquay.api.ControlPath;

class ControlPathTest {

    @Test
    void theControlPathKeepsItsRules() {
        assertThat(new ControlPathScan(ProductionClasses.bytes()).violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            logarithm      | java.lang.Math.log, which may differ
            now            | java.lang.System.nanoTime, which reads a clock
            guarded        | is synchronized
            locked         | takes a lock
            created        | allocates java.lang.Object
            array          | allocates an array
            boxed          | boxes
            text           | builds a string
            formatted      | handles a string
            logged         | logs
            captured       | allocates a lambda
            iterated       | java.util.List.iterator, which allocates
            constants      | copies an array
            """)
    void noticesWhatMustNotBeDone(String method, String violation) throws IOException {
        assertThat(scan(Careless.class).violations())
                .anyMatch(found -> found.contains("Careless." + method + ":") && found.contains(violation));
    }

    @Test
    void letsOrdinaryArithmeticPass() throws IOException {
        assertThat(scan(Careful.class, Careful.Phase.class).violations()).isEmpty();
        assertThat(scan(Careful.class, Careful.Phase.class).methodCount()).isEqualTo(2);
    }

    @Test
    void followsACallByName() throws IOException {
        assertThat(scan(Caller.class, Callee.class).violations()).singleElement().asString().contains("Callee.far");
    }

    @Test
    void holdsWhoeverImplementsAMarkedInterface() throws IOException {
        assertThat(scan(Step.class, CarelessStep.class).violations()).singleElement().asString()
                .contains("CarelessStep.step");
    }

    @Test
    void endsAtAnInterfaceThatIsNotMarked() throws IOException {
        assertThat(scan(Asker.class, SystemTime.class).violations()).isEmpty();
    }

    @Test
    void leavesConstructorsAndStaticFactoriesAlone() throws IOException {
        assertThat(scan(Careless.class).violations()).noneMatch(found -> found.contains("<init>"))
                .noneMatch(found -> found.contains("factory"));
    }

    private static ControlPathScan scan(Class<?>... types) throws IOException {
        List<byte[]> classFiles = new ArrayList<>();
        for (Class<?> type : types) {
            String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
            try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file))) {
                classFiles.add(in.readAllBytes());
            }
        }
        return new ControlPathScan(classFiles);
    }

    /** Does everything that is forbidden, one thing a method. */
    @ControlPath
    @SuppressWarnings({"unused", "BoxedPrimitiveConstructor", "SynchronizeOnNonFinalField"})
    static final class Careless {

        private static final System.Logger LOG = System.getLogger("careless");
        private final Object lock = new Object();
        private double state;

        double logarithm() {
            return Math.log(state);
        }

        long now() {
            return System.nanoTime();
        }

        synchronized void guarded() {
            state++;
        }

        void locked() {
            synchronized (lock) {
                state++;
            }
        }

        Object created() {
            return new Object();
        }

        static Careless factory() {
            return new Careless();
        }

        double[] array() {
            return new double[3];
        }

        Object boxed() {
            return state;
        }

        String text() {
            return "state " + state;
        }

        String formatted() {
            return String.format("%f", state);
        }

        void logged() {
            LOG.log(System.Logger.Level.INFO, "state");
        }

        DoubleSupplier captured() {
            double copy = state;
            return () -> copy;
        }

        int iterated(List<IntSupplier> suppliers) {
            int sum = 0;
            for (IntSupplier supplier : suppliers) {
                sum += supplier.getAsInt();
            }
            return sum;
        }

        int constants() {
            return TimeUnit.values().length;
        }
    }

    /** Does what a cycle does; its constructor may allocate. */
    @ControlPath
    static final class Careful {

        enum Phase {
            IDLE, MOVING
        }

        private final double[] positionM = new double[3];
        private Phase phase = Phase.IDLE;

        void step(double speedMps) {
            for (int i = 0; i < positionM.length; i++) {
                positionM[i] += Math.sqrt(StrictMath.sin(speedMps)) * gain();
            }
            phase = positionM[0] > 1.0 ? Phase.MOVING : Phase.IDLE;
        }

        private double gain() {
            return switch (phase) {
                case IDLE -> 0.0;
                case MOVING -> Math.max(1.0, positionM[1]);
            };
        }
    }

    static final class Caller {

        @ControlPath
        double near() {
            return Callee.far();
        }

        long cold() {
            return System.nanoTime();
        }
    }

    static final class Callee {

        static double far() {
            return Math.exp(1.0);
        }
    }

    @ControlPath
    interface Step {
        void step();
    }

    static final class CarelessStep implements Step {

        Object made = new Object();

        @Override
        public void step() {
            made = new Object();
        }
    }

    interface Time {
        long nowNs();
    }

    static final class SystemTime implements Time {

        @Override
        public long nowNs() {
            return System.nanoTime();
        }
    }

    static final class Asker {

        private final Time time = new SystemTime();

        @ControlPath
        long ask() {
            return time.nowNs();
        }
    }
}
