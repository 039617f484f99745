# Chaque cible est un raccourci vers la même commande Python, valable aussi sous Windows et macOS.
PYTHON ?= python3

.PHONY: aide lab test demo preuves bench endurance verrou

aide:
	@$(PYTHON) atelier.py --help

lab test demo preuves bench endurance verrou:
	@$(PYTHON) atelier.py $@ $(ARGS)
