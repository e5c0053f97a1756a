// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.SequencedMap;

import wrt.engine.deploy.limits.Limits;

/** Makes components of bytes and instances of components: all that deployment needs of the layers below. */
interface Foundry {

    /**
     * Decodes, validates and compiles on the calling thread.
     *
     * @throws RuntimeException saying what is wrong and where
     */
    LoadedComponent load(byte[] bytes, Limits limits);

    /**
     * Instantiates in the partition that the limits name.
     *
     * @param name the deployed name
     * @param wires one for each import
     * @throws RuntimeException saying what is wrong
     */
    LiveInstance instantiate(String name, LoadedComponent component, Limits limits, SequencedMap<String, Wire> wires);

    /** Forgets the figures of a component that was removed: there may be any number of names. */
    void forget(String name);
}
