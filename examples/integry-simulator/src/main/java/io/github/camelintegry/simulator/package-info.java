/**
 * An embeddable HTTP server that speaks Integry's wire contract. It is started in one line by
 * {@link io.github.camelintegry.simulator.IntegrySimulator#start()}, by the JUnit extension
 * {@link io.github.camelintegry.simulator.IntegrySimulatorExtension}, or alone by
 * {@link io.github.camelintegry.simulator.SimulatorMain}.
 *
 * <p>The way of a request: {@code RequestHandler} reads it, {@code Entrance} finds its credentials and may redirect it,
 * {@code Service} authenticates it and asks the {@code WireStyle}s what it means, one of {@code AppEndpoints},
 * {@code FunctionEndpoints} and {@code FunctionCalls} makes the answer, and a {@code Responder} writes it. A
 * {@link io.github.camelintegry.simulator.fault.FaultScript} stands in between: its faults keep a request from being served,
 * or change the answer or the way it is written.
 *
 * <p>{@code fault}, {@code function}, {@code journal} and {@code wire} are for whoever writes tests; what is under
 * {@code internal} may change at any time. {@code RoomsTest} says what each package may import.
 */
package io.github.camelintegry.simulator;
