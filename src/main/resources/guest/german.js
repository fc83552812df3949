/* The page in German, by the English texts. */
export const GERMAN = {
  "Knock to join": "Anklopfen und eintreten",
  "Join": "Eintreten",
  "Join the room": "In den Raum eintreten",
  "Type your name, then knock. The moderator decides who comes in.":
    "Geben Sie Ihren Namen ein und klopfen Sie an. Die Moderation entscheidet, wer hereinkommt.",
  "Type your name, then join.": "Geben Sie Ihren Namen ein und treten Sie ein.",
  "Connecting": "Verbindung",
  "Knocking…": "Anklopfen …",
  "Joining…": "Eintreten …",
  "Connecting to the room.": "Die Verbindung zum Raum wird hergestellt.",
  "Cancel": "Abbrechen",
  "Waiting": "Warten",
  "The moderator is not here yet": "Die Moderation ist noch nicht da",
  "Waiting for the moderator": "Warten auf die Moderation",
  "You will be let in as soon as the moderator joins. Keep this page open.":
    "Sie kommen hinein, sobald die Moderation da ist. Lassen Sie diese Seite offen.",
  "The moderator knows that you are here. Keep this page open.":
    "Die Moderation weiß, dass Sie da sind. Lassen Sie diese Seite offen.",
  "Stop waiting": "Nicht mehr warten",
  "In the room": "Im Raum",
  "You are in the room": "Sie sind im Raum",
  "You are the only one here.": "Sie sind allein hier.",
  "Leave": "Verlassen",
  "Not let in": "Nicht eingelassen",
  "You were not let in": "Sie wurden nicht eingelassen",
  "If this may be a mistake, ask the moderator, then knock again.":
    "Falls das ein Irrtum ist, fragen Sie die Moderation und klopfen Sie noch einmal an.",
  "Removed": "Entfernt",
  "You are no longer in the room": "Sie sind nicht mehr im Raum",
  "To come back you have to knock again.": "Um zurückzukommen, müssen Sie wieder anklopfen.",
  "You can join again.": "Sie können wieder eintreten.",
  "Ended": "Beendet",
  "The session has ended": "Die Sitzung ist zu Ende",
  "You can close this page.": "Sie können diese Seite schließen.",
  "Left": "Verlassen",
  "You have left": "Sie haben den Raum verlassen",
  "To come back, knock again.": "Um zurückzukommen, klopfen Sie wieder an.",
  "To come back, join again.": "Um zurückzukommen, treten Sie wieder ein.",
  "Connection lost": "Verbindung verloren",
  "The connection is lost": "Die Verbindung ist verloren",
  "Check your network, then try again.": "Prüfen Sie Ihr Netz und versuchen Sie es noch einmal.",
  "Reconnecting": "Neue Verbindung",
  "The connection was lost": "Die Verbindung ging verloren",
  "Trying to reconnect: attempt {0} of {1}.": "Neue Verbindung: Versuch {0} von {1}.",
  "Stop trying": "Nicht mehr versuchen",
  "Not connected": "Nicht verbunden",
  "You could not join": "Sie konnten nicht eintreten",
  "You are not in the room.": "Sie sind nicht im Raum.",
  "Try again": "Noch einmal versuchen",
  "Knock again": "Noch einmal anklopfen",
  "Join again": "Noch einmal eintreten",
  "{0} people are here.": "{0} Personen sind hier.",
  "Knock": "Anklopfen",
  "Waiting since {0}": "Sie warten seit {0}",
  "Someone without a name": "Jemand ohne Namen",
  "you": "Sie",
  "moderator": "Moderation",
  "You": "Sie",
  "{0}, to you only": "{0}, nur an Sie",
  "Type your name first.": "Geben Sie zuerst Ihren Namen ein.",
  "Your message was not sent. Try again.":
    "Ihre Nachricht wurde nicht gesendet. Versuchen Sie es noch einmal.",
  "The moderator has muted everybody.": "Die Moderation hat alle stummgeschaltet.",
  "The moderator ended the silence: you may speak.":
    "Die Stummschaltung ist aufgehoben: Sie dürfen sprechen.",
  "The moderator has switched your microphone off.":
    "Die Moderation hat Ihr Mikrofon ausgeschaltet.",
  "The moderator has switched your camera off.": "Die Moderation hat Ihre Kamera ausgeschaltet.",
  "The moderator allows your microphone again.": "Die Moderation erlaubt Ihr Mikrofon wieder.",
  "The moderator allows your camera again.": "Die Moderation erlaubt Ihre Kamera wieder.",
  "Your sound and picture do not reach the room. Chat still works.":
    "Ihr Ton und Bild kommen im Raum nicht an. Der Chat geht weiterhin.",
  "The screen that is shown does not reach you.":
    "Der gezeigte Bildschirm kommt bei Ihnen nicht an.",
  "Sound and picture of the others do not reach you. Chat still works.":
    "Ton und Bild der anderen kommen bei Ihnen nicht an. Der Chat geht weiterhin.",
  "The moderator keeps your microphone off.": "Die Moderation lässt Ihr Mikrofon nicht an.",
  "The moderator keeps your camera off.": "Die Moderation lässt Ihre Kamera nicht an.",
  "Mute microphone": "Mikrofon stummschalten",
  "Unmute microphone": "Mikrofon wieder einschalten",
  "Switch microphone on": "Mikrofon einschalten",
  "The moderator does not allow your microphone.": "Die Moderation erlaubt Ihr Mikrofon nicht.",
  "The moderator does not allow your camera.": "Die Moderation erlaubt Ihre Kamera nicht.",
  "Your microphone is on.": "Ihr Mikrofon ist an.",
  "Your microphone is off.": "Ihr Mikrofon ist aus.",
  "Your camera is on.": "Ihre Kamera ist an.",
  "Your camera is off.": "Ihre Kamera ist aus.",
  "Switch camera off": "Kamera ausschalten",
  "Switch camera on": "Kamera einschalten",
  "No microphone": "Kein Mikrofon",
  "No camera": "Keine Kamera",
  "The room is full. Try again when somebody has left.":
    "Der Raum ist voll. Versuchen Sie es wieder, wenn jemand gegangen ist.",
  "You may not join this room with this link. Ask for a new one.":
    "Mit diesem Link dürfen Sie nicht in den Raum. Bitten Sie um einen neuen.",
  "Nobody is left in the room to come back to. Try again to join afresh.":
    "Im Raum ist niemand mehr. Versuchen Sie es noch einmal, um neu einzutreten.",
  "The moderator has locked the room, so nobody else can join for now.":
    "Die Moderation hat den Raum gesperrt; im Augenblick kann niemand eintreten.",
  "The room did not accept your pass. Try again to get a new one.":
    "Der Raum nahm Ihren Ausweis nicht an. Versuchen Sie es noch einmal, um einen neuen zu bekommen.",
  "Your pass for the room has run out. Try again to get a new one.":
    "Ihr Ausweis für den Raum ist abgelaufen. Versuchen Sie es noch einmal, um einen neuen zu bekommen.",
  "There is no such room any more. Ask for a new link.":
    "Diesen Raum gibt es nicht mehr. Bitten Sie um einen neuen Link.",
  "There were too many attempts at once. Wait a minute, then try again.":
    "Das waren zu viele Versuche auf einmal. Warten Sie eine Minute und versuchen Sie es noch einmal.",
  "The room’s server does not answer. Check your connection, or ask whether it is running.":
    "Der Server des Raums antwortet nicht. Prüfen Sie Ihre Verbindung, oder fragen Sie, ob er läuft.",
  "The room’s server answered in a way this page does not understand.":
    "Der Server des Raums antwortete so, dass diese Seite es nicht versteht.",
  "There is no room at this address. Check the link, or ask for a new one.":
    "Unter dieser Adresse gibt es keinen Raum. Prüfen Sie den Link, oder bitten Sie um einen neuen.",
  "This link names no room. Ask for the link again, and open all of it.":
    "Dieser Link nennt keinen Raum. Bitten Sie noch einmal um den Link und öffnen Sie ihn ganz.",
  "The room did not let you join (code {0}).": "Der Raum ließ Sie nicht eintreten (Code {0}).",
  "The room did not let you join, and did not say why.":
    "Der Raum ließ Sie nicht eintreten und sagte nicht, warum.",
  "The moderator turned your knock down.": "Die Moderation hat Ihr Anklopfen abgelehnt.",
  "The moderator removed you from the room.": "Die Moderation hat Sie aus dem Raum entfernt.",
  "The room’s server gave up the connection.": "Der Server des Raums gab die Verbindung auf.",
  "The moderator ended the session for everybody.":
    "Die Moderation hat die Sitzung für alle beendet.",
  "The room says: {0}": "Der Raum sagt: {0}",
  "The session is over.": "Die Sitzung ist vorbei.",
  "The connection did not come back after {0} attempts.":
    "Die Verbindung kam nach {0} Versuchen nicht wieder.",
  "microphone off": "Mikrofon aus",
  "camera off": "Kamera aus",
  "Somebody": "Jemand",
  "Your browser does not allow this page to use them. You can come in all the same and see and hear the others.":
    "Ihr Browser erlaubt dieser Seite den Zugriff nicht. Sie können trotzdem hereinkommen und die anderen sehen und hören.",
  "Camera and microphone work only on a page with https. You can come in all the same and see and hear the others.":
    "Kamera und Mikrofon gehen nur auf einer Seite mit https. Sie können trotzdem hereinkommen und die anderen sehen und hören.",
  "None was found. You can come in all the same and see and hear the others.":
    "Es wurde nichts gefunden. Sie können trotzdem hereinkommen und die anderen sehen und hören.",
  "Another program uses it, or it does not work. Close that program, then try again.":
    "Ein anderes Programm benutzt es, oder es ist gestört. Schließen Sie dieses Programm und versuchen Sie es noch einmal.",
  "It was unplugged or taken away. Switch it on again when it is back.":
    "Es wurde ausgesteckt oder weggenommen. Schalten Sie es wieder ein, wenn es zurück ist.",
  "It could not be started. Try again, or come in without.":
    "Es ließ sich nicht starten. Versuchen Sie es noch einmal, oder kommen Sie ohne herein.",
  "Camera and microphone: {0}": "Kamera und Mikrofon: {0}",
  "Microphone: {0}": "Mikrofon: {0}",
  "Camera: {0}": "Kamera: {0}",
  "Microphone {0}": "Mikrofon {0}",
  "Camera {0}": "Kamera {0}",
  "Type your name, then knock.": "Geben Sie Ihren Namen ein und klopfen Sie an.",
  "Your name": "Ihr Name",
  "The moderator sees this name.": "Die Moderation sieht diesen Namen.",
  "Sound and picture": "Ton und Bild",
  "shows a screen": "zeigt einen Bildschirm",
  "Nobody else can be seen or heard yet.": "Sonst ist noch niemand zu sehen oder zu hören.",
  "People you see and hear": "Wen Sie sehen und hören",
  "Hear the others": "Die anderen hören",
  "Camera and microphone": "Kamera und Mikrofon",
  "Both stay off until you switch them on. Nobody sees or hears you before you are in the room. Without them you still see and hear the others.":
    "Beide bleiben aus, bis Sie sie einschalten. Niemand sieht oder hört Sie, bevor Sie im Raum sind. Auch ohne sie sehen und hören Sie die anderen.",
  "Switch on and check": "Einschalten und prüfen",
  "Camera": "Kamera",
  "Microphone": "Mikrofon",
  "How loud you are": "Wie laut Sie sind",
  "Switch both off": "Beide ausschalten",
  "Chat with everybody": "Chat mit allen",
  "Messages": "Nachrichten",
  "No messages yet.": "Noch keine Nachrichten.",
  "Message to everybody": "Nachricht an alle",
  "Send": "Senden",
};
