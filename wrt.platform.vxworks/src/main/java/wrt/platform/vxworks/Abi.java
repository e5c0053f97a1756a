// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

/**
 * Numbers of VxWorks 7, the same on every processor.
 *
 * <p>Source: public references of semLib, msgQLib, eventLib and sdLib; the headers as rust-lang/libc has them.
 */
final class Abi {

    static final int OK = 0;
    static final int NO_WAIT = 0;
    static final int WAIT_FOREVER = -1;

    static final int SEM_Q_PRIORITY = 0x1;
    static final int SEM_DELETE_SAFE = 0x4;
    static final int SEM_INVERSION_SAFE = 0x8;
    static final int SEM_EMPTY = 0;

    static final int MSG_Q_PRIORITY = 1;
    static final int MSG_PRI_NORMAL = 0;
    static final int MSG_PRI_URGENT = 1;

    static final int EVENTS_WAIT_ANY = 1;
    static final int EVENTS_KEEP_UNWANTED = 4;
    /** The event that wakes an event queue; 0 to 23 are the user's. */
    static final int EVENT_WAKE = 1 << 23;

    static final int OM_CREATE = 0x10000000;
    static final int OM_EXCL = 0x20000000;
    /** Supervisor and user may read and write. */
    static final int ATTR_RW = 0x5b;
    /** Supervisor and user may read. */
    static final int ATTR_RO = 0x49;

    /** How long a new name of a task may be, with the zero at its end. */
    static final int TASK_RENAME_LENGTH = 16;

    private Abi() {
    }
}
