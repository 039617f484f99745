"""Le poste de l’apprenant : espace de travail, lancement de JupyterLab, vérification et remise de la copie."""
