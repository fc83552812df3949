/**
 * What every screen stands on: the way onto the JavaFX application thread, lists that keep their
 * rows, and views with their texts. Knows nothing of rooms.
 *
 * <p>How a screen is made:
 *
 * <ul>
 *   <li>One constant in {@link dev.anteroom.console.fx.FxmlFile}, one flat file {@code fxml/<name
 *       in snake case>.fxml}, one bundle {@code i18n/<screen>.properties}. Every text in the FXML
 *       is a {@code %key}; the rest comes from {@link dev.anteroom.console.fx.Texts}.
 *   <li>One controller for an FXML file. Its name ends in {@code Controller}, it has one
 *       constructor that takes all it needs, and it is registered with {@link
 *       dev.anteroom.console.fx.Views}; a controller that is not registered does not load. It binds
 *       and passes on what the user wants, nothing more.
 *   <li>One model for what the screen knows. It has JavaFX properties but no nodes, takes an {@link
 *       java.util.concurrent.Executor} for its way onto the application thread, and is tested
 *       without a window.
 *   <li>Text from the network goes into labels only, always as plain text.
 * </ul>
 */
@NullMarked
package dev.anteroom.console.fx;

import org.jspecify.annotations.NullMarked;
