package org.openquay.api.status;

/** Mode of the crane; OPC 40020-1 {@code CraneOperationalModeEnum}. */
public enum CraneMode {
    OTHER, MANUAL, SEMIAUTOMATIC, FULLAUTOMATIC, BYPASS_ON, MAINTENANCE
}
