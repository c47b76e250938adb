package io.github.camelintegry.queuesync;

import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnector;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A broker inside this JVM, in memory, with the settings that the queue of user ids wants. */
final class DemoBroker implements AutoCloseable {

    static final String URL = "vm://0";
    private static final long REDELIVERY_DELAY_MILLIS = 100;
    private static final int ATTEMPTS = 20;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    private DemoBroker() {}

    static DemoBroker start(String queue) throws Exception {
        DemoBroker started = new DemoBroker();
        ConfigurationImpl settings = new ConfigurationImpl();
        settings.setPersistenceEnabled(false);
        settings.setSecurityEnabled(false);
        settings.setJMXManagementEnabled(false);
        settings.addAcceptorConfiguration("in-vm", URL);
        settings.addAddressSetting(
                "#",
                new AddressSettings()
                        .setRedeliveryDelay(REDELIVERY_DELAY_MILLIS)
                        .setMaxDeliveryAttempts(ATTEMPTS)
                        .setDeadLetterAddress(SimpleString.of(queue + "-failed"))
                        .setAutoCreateDeadLetterResources(true));
        started.broker.setConfiguration(settings);
        started.broker.start();
        return started;
    }

    @Override
    public void close() throws Exception {
        broker.stop();
        // whose threads would keep the JVM alive for another minute
        ActiveMQClient.clearThreadPools();
        InVMConnector.resetThreadPool();
    }
}
