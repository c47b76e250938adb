package io.github.camelintegry.personssyncboot;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test with the application as it runs without an account, walking the persons of two users without rest. It is one and
 * the same for all tests, so what a test does to it, it also takes back.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sync.users=ada,grace",
            "sync.every=100ms",
            "sync.page-size=20",
            "demo.persons=130",
            "demo.latency=0ms",
            "web.origins=https://crm.example.com",
            "camel.component.integry.retries=0"
        })
@AutoConfigureObservability(tracing = false)
@Import(Tables.class)
@interface RunningSync {}
