package org.timebank.delivery;

import org.timebank.command.TimebankId;
import org.timebank.event.Event;

/** What the host does with an event, such as to put it on a queue. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Takes an event. It may come again, whether it was taken or not: {@link Event#id()} tells it apart, and so does its number
     * among those of its subject. Called by one thread of a reader at a time, with no transaction open and nothing locked.
     *
     * @throws Exception if the event was not taken. It is tried again later, and events of the same subject wait until then.
     *     Of the exception, the name of its class is kept and logged, and nothing else
     */
    void handle(TimebankId timebank, Event event) throws Exception;
}
