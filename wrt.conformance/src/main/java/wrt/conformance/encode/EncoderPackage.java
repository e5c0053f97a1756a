// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.encode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The encoder as npm delivers it: wasm-tools compiled to WebAssembly, in the package jco-transpile. It is fetched once
 * into a folder of its own.
 *
 * @param folder where the package goes
 * @param version the version of the package
 */
public record EncoderPackage(Path folder, String version) {

    /** The newest version that knows the text format as of Component Model 0.3.1 and all of its gates. */
    public static final String DEFAULT_VERSION = "0.14.0";

    private static final String NAME = "@bytecodealliance/jco-transpile";
    private static final int INSTALL_MINUTES = 5;

    /** What its answers depend on. */
    String identity() {
        return NAME + "@" + version;
    }

    /**
     * Starts the encoder; fetches it before, where it is missing.
     *
     * @return the process
     * @throws EncoderException if Node.js or npm is missing, or the package cannot be fetched
     */
    Process start() {
        Path module = folder.resolve(version).resolve("node_modules").resolve(NAME);
        try {
            if (!Files.exists(module.resolve("package.json"))) {
                install();
            }
            Path script = folder.resolve(version).resolve("encoder.mjs");
            try (InputStream resource = Objects
                    .requireNonNull(EncoderPackage.class.getResourceAsStream("encoder.mjs"))) {
                Files.copy(resource, script, StandardCopyOption.REPLACE_EXISTING);
            }
            return start(new ProcessBuilder("node", "--stack-size=8000", script.toString(), module.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT), "node");
        } catch (IOException e) {
            throw new EncoderException("cannot prepare the encoder in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void install() throws IOException {
        Path target = Files.createDirectories(folder.resolve(version));
        System.err.println("Fetching " + identity() + " with npm, once");
        // npm is a script, and on Windows one with an extension.
        List<String> command = List.of(System.getProperty("os.name", "").startsWith("Windows") ? "npm.cmd" : "npm",
                "install", "--prefix", target.toString(), "--no-save", "--no-package-lock", "--no-audit", "--no-fund",
                "--ignore-scripts", "--loglevel=error", identity());
        Path log = target.resolve("npm.log");
        Process npm = start(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()), "npm");
        try {
            if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
                npm.destroy();
                throw new EncoderException("npm did not deliver " + identity() + " within " + INSTALL_MINUTES
                        + " minutes", null);
            }
        } catch (InterruptedException e) {
            npm.destroy();
            Thread.currentThread().interrupt();
            throw new EncoderException("interrupted while npm delivered " + identity(), e);
        }
        if (npm.exitValue() != 0) {
            throw new EncoderException("npm could not install " + identity() + "; the first run needs its registry:\n"
                    + Files.readString(log, StandardCharsets.UTF_8).strip(), null);
        }
    }

    private static Process start(ProcessBuilder builder, String program) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new EncoderException("scripts in the text format need Node.js 18 or newer with npm, and '" + program
                    + "' does not start: " + e.getMessage()
                    + "\ninstall it (https://nodejs.org, apt install nodejs npm, brew install node) and try again", e);
        }
    }
}
