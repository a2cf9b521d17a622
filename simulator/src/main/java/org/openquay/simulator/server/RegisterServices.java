package org.openquay.simulator.server;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;

import com.digitalpetri.modbus.FunctionCode;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.UnknownUnitIdException;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.pdu.ReadWriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadWriteMultipleRegistersResponse;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersResponse;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterRequest;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterResponse;
import com.digitalpetri.modbus.server.ModbusRequestContext;
import com.digitalpetri.modbus.server.ModbusServices;

import org.openquay.simulator.device.RegisterDevice;

/**
 * Function codes 3, 6, 16 and 23 on the holding registers of the devices behind one port, told apart by their unit; every
 * other function is refused as illegal. Each request is done whole, under the lock that also guards the plant. A device
 * that is switched off does not answer.
 */
final class RegisterServices implements ModbusServices {

    private static final int MOST_READ = 125;
    private static final int MOST_WRITTEN = 123;
    private static final int MOST_WRITTEN_WITH_READ = 121;
    private static final int ADDRESSES = 0x10000;
    private static final int GATEWAY_TARGET_FAILED = 0x0B;

    private final Map<Integer, RegisterDevice> deviceOfUnit;
    private final Lock lock;
    private final AtomicLong writeRequests = new AtomicLong();

    RegisterServices(Map<Integer, RegisterDevice> deviceOfUnit, Lock lock) {
        this.deviceOfUnit = Map.copyOf(deviceOfUnit);
        this.lock = lock;
    }

    @Override
    public ReadHoldingRegistersResponse readHoldingRegisters(ModbusRequestContext context, int unitId,
            ReadHoldingRegistersRequest request) throws ModbusResponseException, UnknownUnitIdException {
        int function = FunctionCode.READ_HOLDING_REGISTERS.getCode();
        RegisterDevice device = device(unitId, function);
        requireRange(function, request.address(), request.quantity(), MOST_READ);
        short[] words = new short[request.quantity()];
        lock.lock();
        try {
            answer(unitId, function, device.read(request.address(), words.length, words));
        } finally {
            lock.unlock();
        }
        return new ReadHoldingRegistersResponse(bytes(words));
    }

    @Override
    public WriteSingleRegisterResponse writeSingleRegister(ModbusRequestContext context, int unitId,
            WriteSingleRegisterRequest request) throws ModbusResponseException, UnknownUnitIdException {
        writeRequests.incrementAndGet();
        int function = FunctionCode.WRITE_SINGLE_REGISTER.getCode();
        RegisterDevice device = device(unitId, function);
        lock.lock();
        try {
            answer(unitId, function, device.write(request.address(), 1, new short[] {(short) request.value()}));
        } finally {
            lock.unlock();
        }
        return new WriteSingleRegisterResponse(request.address(), request.value());
    }

    @Override
    public WriteMultipleRegistersResponse writeMultipleRegisters(ModbusRequestContext context, int unitId,
            WriteMultipleRegistersRequest request) throws ModbusResponseException, UnknownUnitIdException {
        writeRequests.incrementAndGet();
        int function = FunctionCode.WRITE_MULTIPLE_REGISTERS.getCode();
        RegisterDevice device = device(unitId, function);
        requireRange(function, request.address(), request.quantity(), MOST_WRITTEN);
        short[] words = words(function, request.values(), request.quantity());
        lock.lock();
        try {
            answer(unitId, function, device.write(request.address(), words.length, words));
        } finally {
            lock.unlock();
        }
        return new WriteMultipleRegistersResponse(request.address(), request.quantity());
    }

    @Override
    public ReadWriteMultipleRegistersResponse readWriteMultipleRegisters(ModbusRequestContext context, int unitId,
            ReadWriteMultipleRegistersRequest request) throws ModbusResponseException, UnknownUnitIdException {
        writeRequests.incrementAndGet();
        int function = FunctionCode.READ_WRITE_MULTIPLE_REGISTERS.getCode();
        RegisterDevice device = device(unitId, function);
        requireRange(function, request.readAddress(), request.readQuantity(), MOST_READ);
        requireRange(function, request.writeAddress(), request.writeQuantity(), MOST_WRITTEN_WITH_READ);
        short[] written = words(function, request.values(), request.writeQuantity());
        short[] read = new short[request.readQuantity()];
        lock.lock();
        try {
            answer(unitId, function, device.read(request.readAddress(), read.length, read));
            answer(unitId, function, device.write(request.writeAddress(), written.length, written));
            answer(unitId, function, device.read(request.readAddress(), read.length, read));
        } finally {
            lock.unlock();
        }
        return new ReadWriteMultipleRegistersResponse(bytes(read));
    }

    /** How many requests to write came in, whatever became of them. */
    long writeRequests() {
        return writeRequests.get();
    }

    private RegisterDevice device(int unitId, int function) throws ModbusResponseException {
        RegisterDevice device = deviceOfUnit.get(unitId);
        if (device == null) {
            throw new ModbusResponseException(function, GATEWAY_TARGET_FAILED);
        }
        return device;
    }

    private static void requireRange(int function, int address, int count, int most) throws ModbusResponseException {
        if (count < 1 || count > most) {
            throw new ModbusResponseException(function, RegisterDevice.ILLEGAL_DATA_VALUE);
        }
        if (address + count > ADDRESSES) {
            throw new ModbusResponseException(function, RegisterDevice.ILLEGAL_DATA_ADDRESS);
        }
    }

    private static void answer(int unitId, int function, int result)
            throws ModbusResponseException, UnknownUnitIdException {
        if (result == RegisterDevice.NO_ANSWER) {
            throw new UnknownUnitIdException(unitId);
        }
        if (result != RegisterDevice.OK) {
            throw new ModbusResponseException(function, result);
        }
    }

    private static short[] words(int function, byte[] bytes, int count) throws ModbusResponseException {
        if (bytes.length != 2 * count) {
            throw new ModbusResponseException(function, RegisterDevice.ILLEGAL_DATA_VALUE);
        }
        short[] words = new short[count];
        for (int i = 0; i < count; i++) {
            words[i] = (short) (bytes[2 * i] << 8 | bytes[2 * i + 1] & 0xFF);
        }
        return words;
    }

    private static byte[] bytes(short[] words) {
        byte[] bytes = new byte[2 * words.length];
        for (int i = 0; i < words.length; i++) {
            bytes[2 * i] = (byte) (words[i] >> 8);
            bytes[2 * i + 1] = (byte) words[i];
        }
        return bytes;
    }
}
