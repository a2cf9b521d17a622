package org.openquay.simulator.plant;

/**
 * Something that must never happen, and did.
 *
 * @param kind   what
 * @param timeNs when, since the start of the plant, ns
 * @param detail where and how fast, for people
 */
public record Violation(ViolationKind kind, long timeNs, String detail) {}
