package io.github.camelintegry.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The messages in Java sources: each text in them that reads like a sentence, and each that an exception is made with. What
 * is in annotations, and what is logged for developers only, is left out. A text that is put together of several is one
 * message; a text that goes into another one under a condition, or from a method, is a message of its own.
 */
final class SourceMessages extends TreeScanner<@Nullable Void, @Nullable Void> {

    private static final Pattern FORMAT_MARK = Pattern.compile("%[\\d.]*[a-zA-Z]");
    private static final Pattern LOG_MARK = Pattern.compile("\\{}");
    private static final Pattern LOG = Pattern.compile("(?i)log(ger)?");
    private static final List<String> FOR_DEVELOPERS = List.of("debug", "trace");

    private final Trees trees;
    private final CompilationUnitTree unit;
    private final Map<Template, String> places;

    private SourceMessages(Trees trees, CompilationUnitTree unit, Map<Template, String> places) {
        this.trees = trees;
        this.unit = unit;
        this.places = places;
    }

    /** {@return the messages of the sources, each with a place where it is} */
    static SortedMap<Template, String> of(Iterable<? extends JavaFileObject> sources) {
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null, sources);
        SortedMap<Template, String> places = new TreeMap<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new SourceMessages(Trees.instance(task), unit, places).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
        return null;
    }

    /** What it says, a message has as a value. */
    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        return method.getName().contentEquals("toString") ? null : super.visitMethod(method, nothing);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
        return isText(literal) ? sentence(literal) : null;
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree binary, @Nullable Void nothing) {
        return isText(binary) ? sentence(binary) : super.visitBinary(binary, nothing);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void nothing) {
        if (creation.getIdentifier().toString().endsWith("Exception")) {
            creation.getArguments().stream().filter(SourceMessages::isText).forEach(text -> message(text, text(text)));
        }
        return super.visitNewClass(creation, nothing);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        if (!(call.getMethodSelect() instanceof MemberSelectTree method)) {
            return super.visitMethodInvocation(call, nothing);
        }
        String name = method.getIdentifier().toString();
        List<? extends ExpressionTree> arguments = call.getArguments();
        if (LOG.matcher(method.getExpression().toString()).matches()) {
            return FOR_DEVELOPERS.contains(name) ? null : format(arguments, LOG_MARK);
        }
        if (name.equals("formatted")) {
            format(List.of(method.getExpression()), FORMAT_MARK);
            return scan(arguments, null);
        }
        return method.toString().equals("String.format")
                ? format(withoutLocale(arguments), FORMAT_MARK)
                : super.visitMethodInvocation(call, nothing);
    }

    private static List<? extends ExpressionTree> withoutLocale(List<? extends ExpressionTree> arguments) {
        boolean locale = !arguments.isEmpty() && arguments.get(0).toString().startsWith("Locale.");
        return locale ? arguments.subList(1, arguments.size()) : arguments;
    }

    /** The first argument has marks in it, in whose places the others are put. */
    private @Nullable Void format(List<? extends ExpressionTree> arguments, Pattern mark) {
        if (arguments.isEmpty() || !isText(arguments.get(0))) {
            return scan(arguments, null);
        }
        ExpressionTree format = arguments.get(0);
        message(format, mark.matcher(text(format)).replaceAll(Template.VALUE));
        scanValues(format);
        return scan(arguments.subList(1, arguments.size()), null);
    }

    private @Nullable Void sentence(ExpressionTree tree) {
        if (new Template(text(tree)).isSentence()) {
            message(tree, text(tree));
        }
        return scanValues(tree);
    }

    private void message(Tree tree, String text) {
        Template template = new Template(text);
        if (template.hasWords()) {
            long position = trees.getSourcePositions().getStartPosition(unit, tree);
            String path = unit.getSourceFile().getName();
            String file = path.substring(path.lastIndexOf('/') + 1);
            places.putIfAbsent(template, file + ':' + unit.getLineMap().getLineNumber(position));
        }
    }

    /** What a text is put together of may have texts of its own in it. */
    private @Nullable Void scanValues(ExpressionTree text) {
        if (text instanceof BinaryTree sum && isText(sum)) {
            scanValues(sum.getLeftOperand());
            return scanValues(sum.getRightOperand());
        }
        if (text instanceof ParenthesizedTree parts && isText(parts)) {
            return scanValues(parts.getExpression());
        }
        return text instanceof LiteralTree ? null : scan(text, null);
    }

    private static boolean isText(ExpressionTree tree) {
        if (tree instanceof BinaryTree sum && sum.getKind() == Kind.PLUS) {
            return isText(sum.getLeftOperand()) || isText(sum.getRightOperand());
        }
        return tree instanceof ParenthesizedTree parts
                ? isText(parts.getExpression())
                : tree.getKind() == Kind.STRING_LITERAL;
    }

    private static String text(ExpressionTree tree) {
        if (tree instanceof BinaryTree sum && isText(sum)) {
            return text(sum.getLeftOperand()) + text(sum.getRightOperand());
        }
        if (tree instanceof ParenthesizedTree parts && isText(parts)) {
            return text(parts.getExpression());
        }
        boolean fixed = tree.getKind() == Kind.STRING_LITERAL || tree.getKind() == Kind.CHAR_LITERAL;
        return fixed ? String.valueOf(((LiteralTree) tree).getValue()) : Template.VALUE;
    }
}
