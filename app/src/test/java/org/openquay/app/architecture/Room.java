package org.openquay.app.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The arrow map: what each module may use of the others and of other people's libraries. A library's packages are those
 * of the library itself and of what its own interface is made of.
 */
enum Room {
    CONTROL_API("control-api", "api", Set.of(), List.of()), MOTION("motion", "motion", Set.of("control-api"),
            List.of()), RUNTIME("runtime", "runtime", Set.of("control-api", "motion"), List.of()), DRIVERS(
                    "drivers", "drivers", Set.of("control-api"),
                    List.of("org.agrona", "org.apache.plc4x", "io.netty")), JOURNAL("journal", "journal",
                            Set.of("control-api"),
                            List.of("org.agrona", "net.openhft", "uk.co.real_logic.sbe")), SIMULATOR("simulator",
                                    "simulator", Set.of("control-api"),
                                    List.of("com.digitalpetri.modbus", "io.netty")), SERVICE("service", "service",
                                            Set.of("control-api", "journal"),
                                            List.of("io.vertx", "io.micrometer", "org.yaml.snakeyaml"));

    final String module;
    final String packageName;
    final Set<String> modules;
    final List<String> libraries;

    Room(String module, String packageName, Set<String> modules, List<String> libraries) {
        this.module = module;
        this.packageName = "org.openquay." + packageName;
        this.modules = modules;
        this.libraries = libraries;
    }

    static Room of(String module) {
        for (Room room : values()) {
            if (room.module.equals(module)) {
                return room;
            }
        }
        throw new IllegalArgumentException("no such room: " + module);
    }

    /** Patterns of every package that classes of this room may use, in ArchUnit's notation. */
    String[] mayUse() {
        var packages = new ArrayList<String>(List.of("java..", "org.jspecify..", packageName + ".."));
        modules.forEach(other -> packages.add(of(other).packageName + ".."));
        libraries.forEach(library -> packages.add(library + ".."));
        return packages.toArray(String[]::new);
    }
}
