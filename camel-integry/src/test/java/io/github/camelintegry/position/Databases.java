package io.github.camelintegry.position;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Data sources for tests. */
final class Databases {

    private Databases() {}

    interface Connections {
        Connection get() throws SQLException;
    }

    static DataSource of(Connections connections) {
        return (DataSource) Proxy.newProxyInstance(
                Databases.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return connections.get();
                });
    }

    /** One that gives the connection of a transaction to all who ask, and keeps it open, as Spring's does. */
    static DataSource sharing(Connection connection) {
        Connection kept = (Connection) Proxy.newProxyInstance(
                Databases.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "close":
                            return null;
                        case "commit", "setAutoCommit":
                            throw new AssertionError(method.getName() + " in the transaction of somebody else");
                        default:
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                    }
                });
        return of(() -> kept);
    }

    /** Each has a name of its own, and lives as long as the JVM. */
    static JdbcDataSource h2(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        return source;
    }

    static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
