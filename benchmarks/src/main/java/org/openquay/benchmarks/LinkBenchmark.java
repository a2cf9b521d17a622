package org.openquay.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.plc4x.java.api.PlcConnection;
import org.apache.plc4x.java.api.PlcDriverManager;
import org.apache.plc4x.java.api.messages.PlcReadRequest;
import org.apache.plc4x.java.api.messages.PlcReadResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.drive.LinkException;
import org.openquay.runtime.Drivers;

/**
 * One exchange with a drive over Modbus TCP on loopback, one after the other: three words written, three words read, as
 * the ABB Drives profile does. All of them against the same server in the same process.
 *
 * <p>Floor: {@link BlockingExchange}. Peer: PLC4X as its documentation shows it, without the deadline and the guards
 * that our link puts around it.
 */
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LinkBenchmark {

    private static final int WORDS = 3;
    private static final RegisterBlock WRITE = RegisterBlock.ofNumber(1, WORDS);
    private static final RegisterBlock READ = RegisterBlock.ofNumber(4, WORDS);
    private static final long MS = 1_000_000L;
    private static final long PATIENCE_NS = 5_000 * MS;

    @Benchmark
    public short oursPlc4xLink(Words words, OurLink link) {
        ExchangeResult result = link.link.exchange(words.out, words.in, System.nanoTime() + PATIENCE_NS);
        if (result != ExchangeResult.OK) {
            throw new IllegalStateException(result + ": " + link.link.lastFailure());
        }
        return words.in[0];
    }

    @Benchmark
    public short floorBlockingSocket(Words words, PlainLink link) throws IOException {
        link.exchange.exchange(words.out, words.in);
        return words.in[0];
    }

    @Benchmark
    public short peerStockPlc4x(Words words, StockPlc4x link) throws Exception {
        link.exchange(words.out, words.in);
        return words.in[0];
    }

    /** What is exchanged, and with whom. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class Words {

        final short[] out = {0x047F, 10_000, 0};
        final short[] in = new short[WORDS];
        private RegisterServer server;

        @Setup
        public void serve() throws IOException {
            server = new RegisterServer();
        }

        LinkDescription description() {
            return new LinkDescription("drive", "plc4x-modbus-tcp", "127.0.0.1", server.port(), 1, 20 * MS, 60 * MS,
                    100 * MS, 300 * MS, WRITE, READ);
        }

        @TearDown
        public void stop() throws IOException {
            server.close();
        }
    }

    /** The link that a crane file names. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class OurLink {

        private DriveLink link;

        @Setup
        public void connect(Words words) throws LinkException {
            link = Drivers.links(List.of(words.description())).getFirst();
            link.connect(System.nanoTime() + PATIENCE_NS);
        }

        @TearDown
        public void close() {
            link.close();
        }
    }

    /** A bare socket. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class PlainLink {

        private BlockingExchange exchange;

        @Setup
        public void connect(Words words) throws IOException {
            exchange = new BlockingExchange(words.description());
        }

        @TearDown
        public void close() throws IOException {
            exchange.close();
        }
    }

    /** PLC4X as it comes. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class StockPlc4x {

        private static final String TAG = "registers";

        private final Object[] values = new Object[WORDS];
        private PlcConnection connection;
        private PlcReadRequest read;

        @Setup
        public void connect(Words words) throws Exception {
            connection = PlcDriverManager.getDefault().getConnectionManager()
                    .getConnection("modbus-tcp:tcp://127.0.0.1:" + words.description().port());
            read = connection.readRequestBuilder().addTagAddress(TAG, "holding-register:4:UINT[" + WORDS + "]")
                    .build();
        }

        void exchange(short[] out, short[] in) throws Exception {
            for (int i = 0; i < WORDS; i++) {
                values[i] = Short.toUnsignedInt(out[i]);
            }
            connection.writeRequestBuilder().addTagAddress(TAG, "holding-register:1:UINT[" + WORDS + "]", values)
                    .build().execute().get(PATIENCE_NS, TimeUnit.NANOSECONDS);
            PlcReadResponse answer = read.execute().get(PATIENCE_NS, TimeUnit.NANOSECONDS);
            for (int i = 0; i < WORDS; i++) {
                in[i] = answer.getInteger(TAG, i).shortValue();
            }
        }

        @TearDown
        public void close() throws Exception {
            connection.close();
        }
    }
}
