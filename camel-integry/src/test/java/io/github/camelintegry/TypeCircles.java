package io.github.camelintegry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Circles of source files that name each other, directly or by others between them: each file with its nested types. */
final class TypeCircles {

    private final Map<String, Set<String>> named = new HashMap<>();
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Set<String>> found = new ArrayList<>();

    private TypeCircles() {}

    /** {@return each largest set of types of which every one leads to every other} */
    static List<Set<String>> of(JavaClasses all, Predicate<JavaClass> ours) {
        TypeCircles circles = new TypeCircles();
        all.stream().filter(ours).forEach(each -> each.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(ours)
                .forEach(target -> circles.name(file(each), file(target))));
        List.copyOf(circles.named.keySet()).forEach(circles::visit);
        return circles.found;
    }

    private void name(String from, String to) {
        if (!from.equals(to)) {
            named.computeIfAbsent(from, added -> new TreeSet<>()).add(to);
        }
    }

    /** Tarjan's way to strongly connected components. */
    private void visit(String file) {
        if (order.containsKey(file)) {
            return;
        }
        order.put(file, order.size());
        lowest.put(file, order.get(file));
        open.push(file);
        for (String next : named.getOrDefault(file, Set.of())) {
            visit(next);
            if (open.contains(next)) {
                lowest.merge(file, lowest.get(next), Math::min);
            }
        }
        if (lowest.get(file).equals(order.get(file))) {
            Set<String> circle = new TreeSet<>();
            String last;
            do {
                last = open.pop();
                circle.add(last);
            } while (!last.equals(file));
            if (circle.size() > 1) {
                found.add(circle);
            }
        }
    }

    private static String file(JavaClass type) {
        String name = type.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
