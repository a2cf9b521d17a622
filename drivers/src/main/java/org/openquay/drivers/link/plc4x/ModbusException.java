package org.openquay.drivers.link.plc4x;

/** Exception codes of Modbus in words. Source: MODBUS Application Protocol Specification V1.1b3, chapter 7. */
final class ModbusException {

    private ModbusException() {}

    static String named(int code) {
        return code + switch (code) {
            case 1 -> " (illegal function)";
            case 2 -> " (illegal data address)";
            case 3 -> " (illegal data value)";
            case 4 -> " (device failure)";
            case 5 -> " (acknowledge: not done yet)";
            case 6 -> " (device busy)";
            case 8 -> " (memory parity error)";
            case 10 -> " (gateway path unavailable)";
            case 11 -> " (gateway target does not respond)";
            default -> "";
        };
    }
}
