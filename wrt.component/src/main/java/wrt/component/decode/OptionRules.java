// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import wrt.component.model.CanonicalOptions;

/** Which canonical options exclude a definition; source: Component Model, CanonicalABI, "Canonical Definitions". */
final class OptionRules {

    private OptionRules() {
    }

    static void notForLifting(Loading loading, CanonicalOptions options) {
        if (options.postReturn().isPresent()) {
            throw loading.invalid("canonical option `post-return` cannot be specified for lowerings");
        }
        if (options.callback().isPresent()) {
            throw loading.invalid("canonical option `callback` cannot be specified for lowerings");
        }
    }

    static void notAsync(Loading loading, CanonicalOptions options, String definition) {
        if (options.async()) {
            throw loading.invalid("cannot specify `async` option on `" + definition + "`");
        }
    }
}
