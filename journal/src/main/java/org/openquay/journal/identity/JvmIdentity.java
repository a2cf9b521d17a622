package org.openquay.journal.identity;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java virtual machine and the operating system that run this process, in one line. */
public final class JvmIdentity {

    private JvmIdentity() {}

    public static String text() {
        return Stream.of("java.vendor", "java.runtime.version", "java.vm.name", "os.name", "os.version", "os.arch")
                .map(name -> System.getProperty(name, "?")).collect(Collectors.joining(" "));
    }
}
