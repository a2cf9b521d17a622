package org.openquay.app.architecture;

import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.openquay.app.architecture.ControlPathScan.Method;

/** What one method on the control path does, read instruction by instruction. */
final class ControlPathBody {

    /** Thrown by code that javac adds: a switch that met a constant it does not know, and {@code assert}. */
    private static final Set<String> UNREACHABLE = Set.of("java/lang/MatchException", "java/lang/AssertionError");

    private final Method method;
    private final List<String> violations = new ArrayList<>();
    private final List<Method> calls = new ArrayList<>();
    private int line;

    ControlPathBody(Method method, MethodModel model) {
        this.method = method;
        if (model.flags().has(AccessFlag.SYNCHRONIZED)) {
            report("is synchronized");
        }
        model.code().ifPresent(code -> code.forEach(this::read));
    }

    List<String> violations() {
        return violations;
    }

    /** The methods that this one calls by name; a call through an interface is not one of them. */
    List<Method> calls() {
        return calls;
    }

    private void read(CodeElement element) {
        switch (element) {
            case LineNumber number -> line = number.line();
            case NewObjectInstruction created -> readNew(created.className().asInternalName());
            case NewPrimitiveArrayInstruction ignored -> report("allocates an array");
            case NewReferenceArrayInstruction ignored -> report("allocates an array");
            case NewMultiArrayInstruction ignored -> report("allocates an array");
            case MonitorInstruction ignored -> report("takes a lock");
            case InvokeDynamicInstruction call -> readDynamic(call);
            case InvokeInstruction call -> readCall(call);
            default -> {
            }
        }
    }

    private void readNew(String type) {
        if (!UNREACHABLE.contains(type)) {
            report("allocates " + type.replace('/', '.'));
        }
    }

    private void readCall(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        String descriptor = call.type().stringValue();
        String reason = ForbiddenCall.reason(owner, name, descriptor);
        if (reason != null) {
            report("calls " + owner.replace('/', '.') + "." + name + ", which " + reason);
        } else if (call.opcode() != Opcode.INVOKEINTERFACE && !name.equals("<init>")) {
            calls.add(new Method(owner, name, descriptor));
        }
    }

    private void readDynamic(InvokeDynamicInstruction call) {
        switch (simpleName(call.bootstrapMethod().owner())) {
            case "StringConcatFactory" -> report("builds a string");
            case "LambdaMetafactory" -> {
                if (call.typeSymbol().parameterCount() > 0) {
                    report("allocates a lambda that captures");
                }
                call.bootstrapArgs().forEach(argument -> {
                    if (argument instanceof DirectMethodHandleDesc target) {
                        calls.add(new Method(internalName(target.owner()), target.methodName(),
                                target.lookupDescriptor()));
                    }
                });
            }
            default -> {
            }
        }
    }

    private void report(String what) {
        violations.add(method.owner().replace('/', '.') + "." + method.name() + ":" + line + " " + what);
    }

    private static String simpleName(ClassDesc type) {
        return type.displayName();
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }
}
