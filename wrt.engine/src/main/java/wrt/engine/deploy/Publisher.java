// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

/**
 * Makes active deployments services of the container.
 *
 * <p>Concurrency: for one deployment, calls come one after the other.
 */
interface Publisher {

    /** The deployment takes calls: its services are there, or stay and show the new properties. */
    void active(Deployment deployment, Generation generation);

    /** The deployment takes no calls any more: its services are gone. */
    void inactive(Deployment deployment);
}
