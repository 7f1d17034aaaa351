package app.matinee.client.ui.common;

/// What the user interface needs of the world, besides the party itself.
public record Ports(UiSettings settings, Invites invites, ServerProbe probe) {}
