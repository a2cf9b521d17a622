package org.openquay.drivers.link.plc4x;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicIntegerArray;

import com.digitalpetri.modbus.exceptions.UnknownUnitIdException;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersResponse;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterRequest;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterResponse;
import com.digitalpetri.modbus.server.ModbusRequestContext;
import com.digitalpetri.modbus.server.ModbusServices;
import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;

/** A Modbus TCP server that somebody else wrote, with holding registers and a record of what was asked of it. */
final class RealDevice implements AutoCloseable {

    static final int UNIT = 7;

    final int port;
    final AtomicIntegerArray registers = new AtomicIntegerArray(0x1_0000);
    /** Each request in words, in its order. */
    final List<String> requests = new CopyOnWriteArrayList<>();
    private final ModbusTcpServer server;

    RealDevice() throws Exception {
        this(freePort());
    }

    RealDevice(int port) throws Exception {
        this.port = port;
        server = ModbusTcpServer.create(NettyTcpServerTransport.create(config -> {
            config.bindAddress = "127.0.0.1";
            config.port = port;
        }), new Services());
        server.start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private final class Services implements ModbusServices {

        @Override
        public ReadHoldingRegistersResponse readHoldingRegisters(ModbusRequestContext context, int unit,
                ReadHoldingRegistersRequest request) throws UnknownUnitIdException {
            check(unit);
            requests.add("FC3 " + request.address() + " x" + request.quantity());
            byte[] bytes = new byte[2 * request.quantity()];
            for (int i = 0; i < request.quantity(); i++) {
                int value = registers.get(request.address() + i);
                bytes[2 * i] = (byte) (value >> 8);
                bytes[2 * i + 1] = (byte) value;
            }
            return new ReadHoldingRegistersResponse(bytes);
        }

        @Override
        public WriteMultipleRegistersResponse writeMultipleRegisters(ModbusRequestContext context, int unit,
                WriteMultipleRegistersRequest request) throws UnknownUnitIdException {
            check(unit);
            requests.add("FC16 " + request.address() + " x" + request.quantity());
            for (int i = 0; i < request.quantity(); i++) {
                registers.set(request.address() + i,
                        (request.values()[2 * i] & 0xFF) << 8 | request.values()[2 * i + 1] & 0xFF);
            }
            return new WriteMultipleRegistersResponse(request.address(), request.quantity());
        }

        @Override
        public WriteSingleRegisterResponse writeSingleRegister(ModbusRequestContext context, int unit,
                WriteSingleRegisterRequest request) throws UnknownUnitIdException {
            check(unit);
            requests.add("FC6 " + request.address());
            registers.set(request.address(), request.value());
            return new WriteSingleRegisterResponse(request.address(), request.value());
        }

        private void check(int unit) throws UnknownUnitIdException {
            if (unit != UNIT) {
                throw new UnknownUnitIdException(unit);
            }
        }
    }
}
