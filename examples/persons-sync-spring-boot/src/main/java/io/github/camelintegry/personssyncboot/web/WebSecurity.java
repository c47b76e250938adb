package io.github.camelintegry.personssyncboot.web;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * What every request passes, also one to the actuator on a port of its own: it comes from no foreign page, has the login
 * where there is one, and a body of bounded size.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    @Bean
    SecurityFilterChain requests(HttpSecurity http, WebProperties web, LoginRule login) throws Exception {
        http.addFilterAfter(new ForeignRequestFilter(web.own()), HeaderWriterFilter.class)
                .addFilterAfter(new BodyLimitFilter(), AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // the first filter does what its tokens are for
                .csrf(AbstractHttpConfigurer::disable);
        if (login.applies()) {
            http.authorizeHttpRequests(all -> all.anyRequest().authenticated()).httpBasic(Customizer.withDefaults());
        } else {
            http.authorizeHttpRequests(all -> all.anyRequest().permitAll());
        }
        return http.build();
    }

    /** The one user. Spring Boot's own bean would make up a password where none is set, and print it. */
    @Bean
    UserDetailsService users(SecurityProperties security) {
        SecurityProperties.User user = security.getUser();
        boolean encoded = user.getPassword().matches("\\{\\w+}.*");
        return new InMemoryUserDetailsManager(User.withUsername(user.getName())
                .password(encoded ? user.getPassword() : "{noop}" + user.getPassword())
                .build());
    }
}
