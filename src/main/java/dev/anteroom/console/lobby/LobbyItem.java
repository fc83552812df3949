package dev.anteroom.console.lobby;

/** One line of the lobby's list. */
public sealed interface LobbyItem permits AwaitedRow, GroupHeader {}
