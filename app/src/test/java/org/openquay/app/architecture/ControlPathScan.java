package org.openquay.app.architecture;

import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.openquay.api.ControlPath;

/**
 * Follows the control path through compiled classes and lists what it does that it must not. It begins at what is
 * marked {@link ControlPath}, takes in what implements or overrides that, and goes on through every call by name to a
 * method of a class it was given.
 */
final class ControlPathScan {

    /** One method, named as the class file names it. */
    record Method(String owner, String name, String descriptor) {}

    private static final String MARK = ControlPath.class.descriptorString();

    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Map<Method, MethodModel> methods = new HashMap<>();
    private final Set<Method> onControlPath = new LinkedHashSet<>();
    private final List<String> violations = new ArrayList<>();

    ControlPathScan(Collection<byte[]> classFiles) {
        for (byte[] classFile : classFiles) {
            ClassModel type = ClassFile.of().parse(classFile);
            classes.put(nameOf(type), type);
            type.methods().forEach(method -> methods.put(keyOf(type, method), method));
        }
        follow();
    }

    /** Each thing done on the control path that must not be, as {@code Class.method:line what, why}. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    /** How many methods were found to be on the control path. */
    int methodCount() {
        return onControlPath.size();
    }

    private void follow() {
        Deque<Method> open = new ArrayDeque<>();
        methods.keySet().stream().filter(this::isMarked).forEach(open::add);
        while (!open.isEmpty()) {
            Method method = open.remove();
            MethodModel model = methods.get(method);
            if (model == null || !onControlPath.add(method)) {
                continue;
            }
            ControlPathBody body = new ControlPathBody(method, model);
            violations.addAll(body.violations());
            body.calls().forEach(call -> resolve(call).ifPresent(open::add));
        }
    }

    /** Marked itself, by its type, or by what it implements or overrides. */
    private boolean isMarked(Method method) {
        if (method.name().startsWith("<") || isWrittenByTheCompiler(method)) {
            return false;
        }
        return supertypesAndSelf(method.owner()).stream().anyMatch(type -> {
            MethodModel declared = methods.get(new Method(type, method.name(), method.descriptor()));
            return declared != null && (isMarked(declared) || isMarkedByItsType(declared));
        });
    }

    private boolean isWrittenByTheCompiler(Method method) {
        return switch (method.name()) {
            case "values", "valueOf", "$values" ->
                Objects.requireNonNull(classes.get(method.owner())).flags().has(AccessFlag.ENUM);
            case "toString", "hashCode", "equals" -> true;
            default -> false;
        };
    }

    /** Where a call by name ends up: the class it names, or the nearest superclass that has the method. */
    private Optional<Method> resolve(Method call) {
        for (String type : supertypesAndSelf(call.owner())) {
            Method candidate = new Method(type, call.name(), call.descriptor());
            if (methods.containsKey(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private Set<String> supertypesAndSelf(String name) {
        Set<String> found = new LinkedHashSet<>();
        collectSupertypes(name, found);
        return found;
    }

    private void collectSupertypes(String name, Set<String> found) {
        ClassModel type = classes.get(name);
        if (type == null || !found.add(name)) {
            return;
        }
        type.superclass().ifPresent(parent -> collectSupertypes(parent.asInternalName(), found));
        type.interfaces().forEach(parent -> collectSupertypes(parent.asInternalName(), found));
    }

    /** A type's mark means its instance methods; static ones are on the control path where it calls them. */
    private static boolean isMarkedByItsType(MethodModel method) {
        return !method.flags().has(AccessFlag.STATIC) && method.parent().filter(ControlPathScan::isMarked).isPresent();
    }

    private static boolean isMarked(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .anyMatch(annotation -> annotation.className().equalsString(MARK));
    }

    private static String nameOf(ClassModel type) {
        return type.thisClass().asInternalName();
    }

    private static Method keyOf(ClassModel type, MethodModel method) {
        return new Method(nameOf(type), method.methodName().stringValue(), method.methodType().stringValue());
    }
}
