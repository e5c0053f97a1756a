// SPDX-License-Identifier: Apache-2.0
package wrt.itest.vehicle;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The interface {@code vehicle:telemetry/readings} as Java sees it: every kind of compound type. */
public interface Readings {

    /** An enum. */
    enum Severity {
        INFO, WARNING, ALARM
    }

    /** Flags. */
    enum Faults {
        ENGINE, BRAKES, LIGHTS, TYRES, DOORS, BATTERY, COOLING, STEERING, AIRBAG
    }

    /** A record. */
    record Sample(String sensor, int value, long at) {
    }

    /** A record of floats. */
    record Summary(long count, double min, double max, double mean) {
    }

    /** A tuple. */
    record Combined(Set<Faults> either, Set<Faults> both, long count) {
    }

    /** A variant. */
    sealed interface Reading {

        /** The case {@code absent}. */
        record Absent() implements Reading {
        }

        /** The case {@code digital}. */
        record Digital(boolean on) implements Reading {
        }

        /** The case {@code counter}. */
        record Counter(long count) implements Reading {
        }

        /** The case {@code analog}. */
        record Analog(double value) implements Reading {
        }

        /** The case {@code text}. */
        record Text(String text) implements Reading {
        }

        /** The case {@code position}. */
        record Position(Point point) implements Reading {
        }

        /** A tuple of two floats. */
        record Point(double x, double y) {
        }
    }

    /** A string. */
    String echo(String message);

    /** A variant, in and out. */
    Reading echoReading(Reading value);

    /** An enum as the result. */
    Severity classify(double value, double warningAt, double alarmAt);

    /** Flags, in and out. */
    Combined combine(Set<Faults> a, Set<Faults> b);

    /** An option of a record. */
    Optional<Summary> summarize(List<Double> values);

    /** A result: its success case is returned, its error case thrown. */
    Sample parse(String line);

    /** A list of records. */
    List<Sample> reverse(List<Sample> samples);

    /** A list of bytes. */
    long checksum(byte[] bytes);
}
