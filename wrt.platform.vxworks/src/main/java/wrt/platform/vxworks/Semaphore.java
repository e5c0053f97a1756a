// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;
import wrt.engine.platform.Deadline;

/**
 * A semaphore of the system. Whoever owns it deletes it when the last call on it has ended.
 *
 * <p>Concurrency: safe from any thread.
 *
 * @param id the system's identity
 * @param ticks of its deadlines
 */
record Semaphore(long id, Ticks ticks) {

    /** Empty, and full at most once; who waits gets it by priority. */
    static Semaphore binary(Ticks ticks) {
        return of(SemLib.semBCreate(Abi.SEM_Q_PRIORITY, Abi.SEM_EMPTY), ticks);
    }

    /** Empty; counts what is given. */
    static Semaphore counting(Ticks ticks) {
        return of(SemLib.semCCreate(Abi.SEM_Q_PRIORITY, 0), ticks);
    }

    /** Belongs to the task that takes it; its owner may inherit the priority of who waits. */
    static Semaphore mutex(boolean inversionSafe, Ticks ticks) {
        int options = Abi.SEM_Q_PRIORITY | Abi.SEM_DELETE_SAFE;
        return of(SemLib.semMCreate(inversionSafe ? options | Abi.SEM_INVERSION_SAFE : options), ticks);
    }

    private static Semaphore of(long id, Ticks ticks) {
        if (id == 0) {
            throw Failures.last("creating a semaphore");
        }
        return new Semaphore(id, ticks);
    }

    /** Takes it; false if the deadline passed before that. A passed one only tries. */
    boolean take(long deadlineNanos) {
        while (SemLib.semTake(id, ticks.until(deadlineNanos)) != Abi.OK) {
            int error = Native.getLastError();
            if (!VxErrno.isTimeOut(error)) {
                throw Failures.of("semTake", error);
            }
            if (Deadline.passed(deadlineNanos)) {
                return false;
            }
        }
        return true;
    }

    void give() {
        if (SemLib.semGive(id) != Abi.OK) {
            throw Failures.last("semGive");
        }
    }

    void delete() {
        if (SemLib.semDelete(id) != Abi.OK) {
            throw Failures.last("semDelete");
        }
    }
}
