package org.openquay.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class ArrowMapTest {

    /** Who publishes the libraries that a room may use; its pom may name no one else. */
    private static final Map<Room, Set<String>> PUBLISHERS = Map.of(
            Room.CONTROL_API, Set.of(),
            Room.MOTION, Set.of(),
            Room.RUNTIME, Set.of("org.agrona"),
            Room.DRIVERS, Set.of("org.agrona", "org.apache.plc4x"),
            Room.JOURNAL, Set.of("org.agrona", "net.openhft", "uk.co.real-logic"),
            Room.SIMULATOR, Set.of("com.digitalpetri.modbus"),
            Room.SERVICE, Set.of("io.vertx", "io.micrometer"));

    @ParameterizedTest
    @EnumSource
    void everyRoomUsesOnlyWhatTheMapAllows(Room room) {
        classes().that().resideInAPackage(room.packageName + "..")
                .should().onlyDependOnClassesThat().resideInAnyPackage(room.mayUse())
                .check(ProductionClasses.ALL);
    }

    @ParameterizedTest
    @EnumSource
    void everyPomDeclaresOnlyWhatTheMapAllows(Room room) throws Exception {
        Set<String> allowed = new TreeSet<>(PUBLISHERS.get(room));
        room.modules.forEach(module -> allowed.add("org.openquay:" + module));

        assertThat(declaredDependencies(ProductionClasses.root().resolve(room.module).resolve("pom.xml")))
                .allMatch(declared -> allowed.contains(declared) || allowed.contains(declared.split(":", 2)[0]));
    }

    @Test
    void everyClassLivesInARoom() {
        classes().should().resideInAnyPackage(packagesOfAllRooms()).check(ProductionClasses.ALL);
    }

    @Test
    void theKernelKnowsNoThreadNoClockNoFileAndNoNetwork() {
        noClasses().that().resideInAPackage(Room.MOTION.packageName + "..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..",
                        "java.net..", "java.time..", "java.util.concurrent..", "java.util.random..")
                .orShould().dependOnClassesThat().belongToAnyOf(Thread.class, ThreadLocal.class, java.util.Random.class)
                .check(ProductionClasses.ALL);
    }

    @Test
    void theContractsKnowNoNetworkAndStartNoThread() {
        noClasses().that().resideInAPackage(Room.CONTROL_API.packageName + "..")
                .should().dependOnClassesThat().resideInAnyPackage("java.net..", "java.nio.channels..")
                .orShould().dependOnClassesThat().belongToAnyOf(Thread.class, ThreadLocal.class)
                .check(ProductionClasses.ALL);
    }

    private static String[] packagesOfAllRooms() {
        List<String> packages = new ArrayList<>(List.of("org.openquay.app.."));
        for (Room room : Room.values()) {
            packages.add(room.packageName + "..");
        }
        return packages.toArray(String[]::new);
    }

    /** Group and artifact of each dependency that the pom itself names, those for tests left out. */
    private static List<String> declaredDependencies(Path pom) throws Exception {
        var document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile());
        List<String> declared = new ArrayList<>();
        var nodes = document.getElementsByTagName("dependency");
        for (int i = 0; i < nodes.getLength(); i++) {
            Element dependency = (Element) nodes.item(i);
            boolean ofTheModule = dependency.getParentNode().getParentNode() == document.getDocumentElement();
            if (ofTheModule && !child(dependency, "scope").equals("test")) {
                declared.add(child(dependency, "groupId") + ":" + child(dependency, "artifactId"));
            }
        }
        return declared;
    }

    private static String child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent().strip();
            }
        }
        return "";
    }
}
