// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.ArrayList;
import java.util.List;
import wrt.api.platform.Channels;
import wrt.api.platform.EventQueues;
import wrt.api.platform.Locks;
import wrt.api.platform.MessageQueues;
import wrt.api.platform.Metric;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.Timers;

/**
 * The primitives of plain Java with the limits of a backend: the whole of the Java backend, and what the others take for
 * what their system lacks.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class Portable {

    private final ObjectLimit words;
    private final ObjectLimit eventQueueLimit;
    private final ObjectLimit timerLimit;
    private final ObjectLimit channelLimit;
    private final ObjectLimit messageQueueLimit;
    private final ObjectLimit lockLimit;
    private final JavaWaitWords waitWords;
    private final EventQueues eventQueues;
    private final Timers timers;
    private final Channels channels;
    private final MessageQueues messageQueues;
    private final Locks locks;

    /**
     * Nothing in use.
     *
     * @param limits of the backend
     * @param pid the configuration in which they are set
     */
    public Portable(PlatformLimits limits, String pid) {
        this(limits, pid, "wait.words");
    }

    /**
     * Nothing in use.
     *
     * @param limits of the backend
     * @param pid the configuration in which they are set
     * @param wordsKey the key of the limit of wait words there
     */
    public Portable(PlatformLimits limits, String pid, String wordsKey) {
        words = new ObjectLimit("wait words", "'" + wordsKey + "' of the configuration " + pid, limits.waitWords());
        eventQueueLimit = new ObjectLimit("event queues", "'event.queues' of the configuration " + pid,
                limits.eventQueues());
        timerLimit = new ObjectLimit("timers", "'timers' of the configuration " + pid, limits.timers());
        channelLimit = new ObjectLimit("channels", "'channels' of the configuration " + pid, limits.channels());
        messageQueueLimit = new ObjectLimit("message queues", "'message.queues' of the configuration " + pid,
                limits.messageQueues());
        lockLimit = new ObjectLimit("locks", "'locks' of the configuration " + pid, limits.locks());
        waitWords = new JavaWaitWords(words);
        eventQueues = new SourceQueues(JavaSleeper::new, eventQueueLimit);
        timers = new SleeperTimers(JavaSleeper::new, timerLimit);
        channels = new JavaChannels(channelLimit);
        messageQueues = new JavaMessageQueues(messageQueueLimit);
        locks = new JavaLocks(lockLimit);
    }

    /** Counts wait words and parkers, of the system or of Java. */
    public ObjectLimit words() {
        return words;
    }

    /** Counts event queues, of the system or of Java. */
    public ObjectLimit eventQueueLimit() {
        return eventQueueLimit;
    }

    /** Counts timers, of the system or of Java. */
    public ObjectLimit timerLimit() {
        return timerLimit;
    }

    /** Counts channels, of the system or of Java. */
    public ObjectLimit channelLimit() {
        return channelLimit;
    }

    /** Counts message queues, of the system or of Java. */
    public ObjectLimit messageQueueLimit() {
        return messageQueueLimit;
    }

    /** Counts locks, of the system or of Java. */
    public ObjectLimit lockLimit() {
        return lockLimit;
    }

    /** Wait words of Java. */
    public JavaWaitWords waitWords() {
        return waitWords;
    }

    /** A parker of Java, which counts as a wait word. */
    public Parker parker() {
        return waitWords.parker();
    }

    /** Event queues of Java. */
    public EventQueues eventQueues() {
        return eventQueues;
    }

    /** Timers of Java. */
    public Timers timers() {
        return timers;
    }

    /** Channels of Java. */
    public Channels channels() {
        return channels;
    }

    /** Message queues of Java. */
    public MessageQueues messageQueues() {
        return messageQueues;
    }

    /** Locks of Java. */
    public Locks locks() {
        return locks;
    }

    /** How many objects of each kind are in use. */
    public List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(new Metric("channels.used", channelLimit.used(), "objects"));
        metrics.add(new Metric("event-queues.used", eventQueueLimit.used(), "objects"));
        metrics.add(new Metric("locks.used", lockLimit.used(), "objects"));
        metrics.add(new Metric("message-queues.used", messageQueueLimit.used(), "objects"));
        metrics.add(new Metric("timers.used", timerLimit.used(), "objects"));
        metrics.add(new Metric("wait-words.used", words.used(), "objects"));
        return metrics;
    }
}
