package org.openquay.simulator.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;

/** A connection on which frames are written byte by byte, as the Modbus messaging guide prints them. */
final class RawModbus implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream in;

    RawModbus(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Sends a frame given in hexadecimal and returns the answer's frame the same way. */
    String exchange(String frame) throws IOException {
        send(frame);
        return receive();
    }

    void send(String frame) throws IOException {
        socket.getOutputStream().write(HexFormat.of().parseHex(frame.replace(" ", "")));
    }

    String receive(int patienceMs) throws IOException {
        socket.setSoTimeout(patienceMs);
        try {
            return receive();
        } finally {
            socket.setSoTimeout(5_000);
        }
    }

    String receive() throws IOException {
        byte[] header = in.readNBytes(6);
        if (header.length < 6) {
            return "";
        }
        byte[] rest = in.readNBytes((header[4] & 0xFF) << 8 | header[5] & 0xFF);
        return HexFormat.of().withUpperCase().formatHex(header) + HexFormat.of().withUpperCase().formatHex(rest);
    }

    /** Whether the other end has closed. */
    boolean atEnd() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
