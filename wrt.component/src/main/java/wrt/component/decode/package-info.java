// SPDX-License-Identifier: Apache-2.0
/**
 * From bytes to a validated component, in one pass. Decoders read one kind of section each and hand every definition to
 * the {@link wrt.component.decode.Scope} it belongs to, which applies the rules and keeps the index spaces.
 *
 * <p>Source: Component Model, Binary and Explainer.
 */
@NullMarked
package wrt.component.decode;

import org.jspecify.annotations.NullMarked;
