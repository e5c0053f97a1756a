;; SPDX-License-Identifier: Apache-2.0
;; Producer and consumer as one component: what the outside sees is the consumer's summary.
(component
  (component $producer "producer.wasm")
  (component $consumer "consumer.wasm")
  (instance $p (instantiate $producer))
  (instance $c (instantiate $consumer
    (with "flow:source/source@0.1.0" (instance $p "flow:source/source@0.1.0"))))
  (export "flow:summary/summary@0.1.0" (instance $c "flow:summary/summary@0.1.0")))
