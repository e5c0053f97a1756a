// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

/** How much the tests of endurance do: small by default, all of it with the system property {@code wrt.stress=full}. */
public final class Stress {

    private static final boolean FULL = "full".equals(System.getProperty("wrt.stress"));

    private Stress() {
    }

    /**
     * How often something is repeated.
     *
     * @param usual in every build
     * @param full when asked for
     * @return one of them
     */
    public static int rounds(int usual, int full) {
        return FULL ? full : usual;
    }
}
