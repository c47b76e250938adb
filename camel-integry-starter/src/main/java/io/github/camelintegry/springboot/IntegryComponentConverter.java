package io.github.camelintegry.springboot;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.util.ClassUtils;

/**
 * Finds the object that a property refers to: {@code #bean:name}, {@code #name} or just the name for a Spring bean,
 * {@code #type:com.example.Type} for the only bean of a type, {@code #class:com.example.Type} for a new object.
 *
 * <p>Without Camel's help, since properties may be asked for while the Camel context is still being made.
 */
final class IntegryComponentConverter implements GenericConverter {

    private static final String NEW_OBJECT = "#class:";
    private static final String BEAN_OF_TYPE = "#type:";

    private final ApplicationContext beans;

    IntegryComponentConverter(ApplicationContext beans) {
        this.beans = beans;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        Set<ConvertiblePair> pairs = new LinkedHashSet<>();
        IntegryObjectOptions.TYPES.forEach(type -> pairs.add(new ConvertiblePair(String.class, type)));
        return pairs;
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String reference = source == null ? "" : source.toString().strip();
        Class<?> wanted = targetType.getType();
        if (reference.isEmpty()) {
            return null;
        }
        if (reference.startsWith(NEW_OBJECT)) {
            Class<?> made = type(reference.substring(NEW_OBJECT.length()));
            return wanted.cast(beans.getAutowireCapableBeanFactory().createBean(made));
        }
        if (reference.startsWith(BEAN_OF_TYPE)) {
            return wanted.cast(beans.getBean(type(reference.substring(BEAN_OF_TYPE.length()))));
        }
        return beans.getBean(reference.replaceFirst("^#(bean:)?", ""), wanted);
    }

    private Class<?> type(String name) {
        return ClassUtils.resolveClassName(name, beans.getClassLoader());
    }
}
