package org.openquay.app;

import java.util.Objects;

import picocli.CommandLine.IVersionProvider;

/** The version this build calls itself, as the jar's manifest says it; {@code development} outside of a jar. */
public final class ProductVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"OpenQuay " + number()};
    }

    /** The version number alone. */
    public static String number() {
        return Objects.requireNonNullElse(OpenQuay.class.getPackage().getImplementationVersion(), "development");
    }
}
