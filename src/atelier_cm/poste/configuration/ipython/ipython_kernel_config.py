# Posé avec la roue dans `etc/ipython` de l’environnement : tout noyau de cet environnement explique les erreurs en
# français dès son démarrage, même hors de `atelier lancer` (serveur de classe, Visual Studio Code).
c = get_config()  # noqa: F821 — fourni par IPython à la lecture de ce fichier
c.InteractiveShellApp.extra_extensions = ["atelier_cm.poste.noyau"]
