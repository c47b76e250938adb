package io.github.camelintegry.springboot;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryConfiguration;
import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Small applications for tests, and what their component became. */
final class Applications {

    private Applications() {}

    /** An application with this starter and Camel, and with the beans of these classes. */
    static ApplicationContextRunner application(Class<?>... configurations) {
        return new ApplicationContextRunner().withUserConfiguration(Empty.class).withUserConfiguration(configurations);
    }

    static IntegryConfiguration options(ApplicationContext application) {
        return options(application, "integry");
    }

    static IntegryConfiguration options(ApplicationContext application, String component) {
        return application
                .getBean(CamelContext.class)
                .getComponent(component, IntegryComponent.class)
                .getConfiguration();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Empty {}
}
