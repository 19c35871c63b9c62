package io.tieout.recon.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.tieout.event.BusinessEvent;
import io.tieout.event.EventType;
import io.tieout.recon.domain.handover.Condition;
import java.util.Optional;
import java.util.stream.Collectors;

/// A condition written in CEL, compiled and checked against the fields of one type of event.
///
/// It has no side effects, no loops and no floating point, so it ends and always says the same of the same event. What
/// it asks of a field that the event leaves out does not hold.
public final class Expression implements Condition {

    private static final int LENGTH_MAX = 500;
    private static final int DEPTH_MAX = 32;
    /// CEL's conversion to a binary fraction, which is refused.
    private static final String TO_FRACTION = "double";
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().build();

    private final String text;
    private final CelRuntime.Program program;

    private Expression(String text, CelRuntime.Program program) {
        this.text = text;
        this.program = program;
    }

    /// Compiles a condition about events of a type.
    ///
    /// @throws IllegalArgumentException with where it is wrong, and how
    public static Expression compile(EventType event, String text) {
        CelCompilerBuilder compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(LENGTH_MAX)
                        .maxParseRecursionDepth(DEPTH_MAX)
                        .build())
                .setResultType(SimpleType.BOOL);
        Variables.of(event).forEach(compiler::addVar);
        CelValidationResult checked = compiler.build().compile(text);
        if (checked.hasError()) {
            throw new IllegalArgumentException(checked.getErrors().stream()
                    .map(Expression::said)
                    .distinct()
                    .collect(Collectors.joining("; ")));
        }
        try {
            CelAbstractSyntaxTree ast = checked.getAst();
            refuseFloats(ast);
            return new Expression(text, RUNTIME.createProgram(ast));
        } catch (CelValidationException | CelEvaluationException unusable) {
            throw new IllegalArgumentException(unusable.getMessage(), unusable);
        }
    }

    private static String said(CelIssue issue) {
        return "column " + (issue.getSourceLocation().getColumn() + 1) + ": " + issue.getMessage();
    }

    private static void refuseFloats(CelAbstractSyntaxTree ast) {
        CelNavigableAst.fromAst(ast).getRoot().allNodes().forEach(node -> {
            CelExpr each = node.expr();
            boolean isFloat = switch (each.getKind()) {
                case CONSTANT -> each.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE;
                case CALL -> each.call().function().equals(TO_FRACTION);
                default -> false;
            };
            if (isFloat) {
                throw new IllegalArgumentException(
                        "amounts are whole numbers of minor units; write 500 for 5.00, no fractions");
            }
        });
    }

    @Override
    public boolean holds(BusinessEvent event) {
        try {
            return Boolean.TRUE.equals(program.eval(name -> Optional.ofNullable(Variables.value(event, name))));
        } catch (CelEvaluationException _) {
            return false;
        }
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && expression.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
