"""Ce que l’on voit : cartes de verdict, figures, widgets. Rien n’y est calculé qui ne soit plus haut."""
