/**
 * An example: the persons of many users, walked by any number of instances, with a queue of user ids as the scheduler. The
 * routes are in {@code src/main/resources/camel}.
 */
package io.github.camelintegry.queuesync;
