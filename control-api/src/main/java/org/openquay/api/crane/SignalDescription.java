package org.openquay.api.crane;

/**
 * Where one signal of the crane's I/O lies, and how its raw value becomes a physical one:
 * {@code value = raw · scale + offset}; for bits {@code value = raw != inverted}.
 *
 * @param role     what it means
 * @param index    axis, corner or cell, see {@link SignalRole}
 * @param link     index of the link that carries it
 * @param word     word within the link's read block (inputs) or write block (outputs), from 0
 * @param type     how it lies there
 * @param bit      bit number 0–15 for {@link SignalType#BIT}, otherwise 0
 * @param inverted for bits: the wire is normally closed, so that a broken wire reads as operated
 * @param scale    physical value of one count
 * @param offset   physical value of count 0
 */
public record SignalDescription(SignalRole role, int index, int link, int word, SignalType type, int bit,
        boolean inverted, double scale, double offset) {}
