package org.openquay.api.crane;

/**
 * A fixed part of the crane or of the site that nothing suspended may touch.
 *
 * @param name   what it is, as refusals call it
 * @param fromM  begin across the quay, m
 * @param toM    end across the quay, m
 * @param topM   its height above the rail, m
 */
public record KeepOut(String name, double fromM, double toM, double topM) {}
