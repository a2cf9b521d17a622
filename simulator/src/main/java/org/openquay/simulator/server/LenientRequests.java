package org.openquay.simulator.server;

import java.nio.ByteBuffer;
import java.util.Set;

import com.digitalpetri.modbus.ModbusPduSerializer;
import com.digitalpetri.modbus.pdu.ModbusPdu;
import com.digitalpetri.modbus.pdu.ModbusRequestPdu;

/**
 * Reads requests as the library does, but also those with functions that the library does not know, so that the server
 * answers them with "illegal function" instead of dropping the connection.
 */
record LenientRequests(ModbusPduSerializer library) implements ModbusPduSerializer {

    /** Functions whose requests the library reads. */
    private static final Set<Integer> KNOWN = Set.of(1, 2, 3, 4, 5, 6, 15, 16, 22, 23);

    /** A request that is refused whatever it says. */
    private record Unknown(int function) implements ModbusRequestPdu {
        @Override
        public int getFunctionCode() {
            return function;
        }
    }

    @Override
    public void encode(ModbusPdu pdu, ByteBuffer buffer) throws Exception {
        library.encode(pdu, buffer);
    }

    @Override
    public ModbusPdu decode(int functionCode, ByteBuffer buffer) throws Exception {
        return KNOWN.contains(functionCode)
                ? library.decode(functionCode, buffer)
                : new Unknown(functionCode);
    }
}
