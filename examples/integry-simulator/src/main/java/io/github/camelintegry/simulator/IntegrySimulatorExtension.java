package io.github.camelintegry.simulator;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a simulator around tests: in a static field one for the class (and its nested ones), in an instance field one
 * for each test. Between tests of a class the journal, the ledger, the counters, the fault script and the answers still
 * queued are cleared; what tests did to persons, users and functions stays.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final IntegrySimulatorExtension INTEGRY = new IntegrySimulatorExtension();
 * }</pre>
 */
public final class IntegrySimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final IntegrySimulatorBuilder builder;
    private IntegrySimulator simulator;
    // nested test classes begin and end within their outer one
    private int openClasses;

    /** With the defaults of {@link IntegrySimulator#start()}. */
    public IntegrySimulatorExtension() {
        this(IntegrySimulator.builder());
    }

    /** With settings of one's own. */
    public IntegrySimulatorExtension(IntegrySimulatorBuilder builder) {
        this.builder = builder;
    }

    /**
     * {@return the running simulator}
     *
     * @throws IllegalStateException outside of tests
     */
    public synchronized IntegrySimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("The simulator runs only during tests");
        }
        return simulator;
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        openClasses++;
        startOrClear();
    }

    @Override
    public synchronized void beforeEach(ExtensionContext context) {
        startOrClear();
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        if (openClasses == 0) {
            close();
        }
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        openClasses--;
        if (openClasses == 0) {
            close();
        }
    }

    private void startOrClear() {
        if (simulator == null) {
            simulator = builder.start();
        } else {
            simulator.clearAnswers();
            simulator.faults().clear();
            simulator.ledger().clear();
            simulator.journal().clear();
            simulator.resetCounters();
        }
    }

    private void close() {
        if (simulator != null) {
            simulator.close();
            simulator = null;
        }
    }
}
