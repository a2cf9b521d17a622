package org.openquay.api.crane;

/** What an axis does on the crane; the categories of OPC 40020-1, {@code CraneMotionDeviceCategoryEnum}. */
public enum AxisRole {
    HOIST, TROLLEY, GANTRY, ATTACHMENT, SLEWING, LUFFING, OTHER
}
