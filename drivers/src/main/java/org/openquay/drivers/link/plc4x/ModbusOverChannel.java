package org.openquay.drivers.link.plc4x;

import org.apache.plc4x.java.modbus.tcp.ModbusTcpDriver;
import org.apache.plc4x.java.modbus.tcp.config.ModbusTcpConfiguration;
import org.apache.plc4x.java.modbus.types.ModbusByteOrder;
import org.apache.plc4x.java.spi.connection.ChannelFactory;
import org.apache.plc4x.java.spi.connection.DefaultNettyPlcConnection;

/**
 * PLC4X's Modbus TCP driver over a channel that we open. Settings are passed as values: there is no connection string
 * that a host name could add to.
 *
 * <p>Without PLC4X's optimizer, which joins and splits requests and re-parses every answer: one request is one array of
 * registers here, and its answer comes as raw bytes.
 */
final class ModbusOverChannel extends ModbusTcpDriver {

    /** PLC4X asks for a ping address although nothing here pings; this is its own default. */
    private static final String PING_ADDRESS = "4x00001:BOOL";
    private static final int MAX_REGISTERS = 125;
    private static final int MAX_COILS = 2000;

    /**
     * An unconnected connection.
     *
     * @param requestTimeoutMs PLC4X's own time-out, which should never be the first to act, ms
     */
    DefaultNettyPlcConnection connection(ChannelFactory channels, int unit, int requestTimeoutMs) {
        ModbusTcpConfiguration configuration = new ModbusTcpConfiguration();
        configuration.setDefaultUnitIdentifier(unit);
        configuration.setRequestTimeout(requestTimeoutMs);
        configuration.setPingAddress(PING_ADDRESS);
        configuration.setDefaultPayloadByteOrder(ModbusByteOrder.BIG_ENDIAN);
        configuration.setMaxRegistersPerRequest(MAX_REGISTERS);
        configuration.setMaxCoilsPerRequest(MAX_COILS);
        return new DefaultNettyPlcConnection(canPing(), canRead(), canWrite(), canSubscribe(), canBrowse(),
                getValueHandler(), configuration, channels, fireDiscoverEvent(), awaitSetupComplete(),
                awaitDisconnectComplete(), awaitDiscoverComplete(), getStackConfigurer(), null, null);
    }
}
