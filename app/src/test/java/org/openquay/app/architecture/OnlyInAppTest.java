package org.openquay.app.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.io.ObjectInputStream;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import org.junit.jupiter.api.Test;

/** What only the command line may do: speak to the person who started it, and start other programs. */
class OnlyInAppTest {

    private static GivenClassesConjunction outsideApp() {
        return noClasses().that(resideOutsideOfPackage("org.openquay.app.."));
    }

    private static DescribedPredicate<JavaMethodCall> callOf(Class<?> owner, String... names) {
        return DescribedPredicate.describe(owner.getSimpleName() + "." + String.join("|", names),
                call -> call.getTargetOwner().isEquivalentTo(owner) && List.of(names).contains(call.getName()));
    }

    @Test
    void nobodyElseWritesToTheConsole() {
        outsideApp().should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethodWhere(target(name("printStackTrace")))
                .check(ProductionClasses.ALL);
    }

    @Test
    void nobodyElseChoosesALoggingLibrary() {
        outsideApp().should().dependOnClassesThat().resideInAnyPackage("java.util.logging..", "org.slf4j..",
                "org.apache.logging..", "org.apache.commons.logging..")
                .check(ProductionClasses.ALL);
    }

    @Test
    void nobodyElseStartsAProgramOrEndsTheProcess() {
        outsideApp().should().dependOnClassesThat().belongToAnyOf(ProcessBuilder.class)
                .orShould().callMethodWhere(callOf(Runtime.class, "exec", "exit", "halt"))
                .orShould().callMethodWhere(callOf(System.class, "exit"))
                .check(ProductionClasses.ALL);
    }

    @Test
    void nobodyElseRunsAScript() {
        outsideApp().should().dependOnClassesThat().resideInAPackage("javax.script..").check(ProductionClasses.ALL);
    }

    @Test
    void nobodyAtAllReadsSerializedObjects() {
        noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class)
                .check(ProductionClasses.ALL);
    }
}
