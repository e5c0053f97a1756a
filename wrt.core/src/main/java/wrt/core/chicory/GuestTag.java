// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.TagInstance;
import wrt.core.CoreTag;
import wrt.core.CoreType;

/**
 * An exception tag of an instance.
 *
 * @param home the machine of the instance
 */
record GuestTag(TagInstance tag, GuestMachine home) implements CoreTag {
    @Override
    public CoreType.TagType type() {
        return new CoreType.TagType(Types.function(tag.type()));
    }
}
